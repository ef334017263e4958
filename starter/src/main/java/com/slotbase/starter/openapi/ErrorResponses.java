package com.slotbase.starter.openapi;

import com.slotbase.starter.error.Problem;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.error.ErrorMessages;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Documents the errors of each call, with an example for each code. */
@Component
class ErrorResponses implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (takesKey(method)) {
      operation.addParametersItem(
          new HeaderParameter()
              .name("Idempotency-Key")
              .required(false)
              .description("The same key gets the same answer, per caller and path, for 24 hours")
              .schema(new StringSchema().minLength(1).maxLength(255)));
    }
    Map<Integer, List<ErrorCode>> byStatus =
        codes(method).stream()
            .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, codes) ->
        operation.getResponses().addApiResponse(Integer.toString(status), response(codes)));
    return operation;
  }

  private static Set<ErrorCode> codes(HandlerMethod method) {
    Set<ErrorCode> codes = EnumSet.of(ErrorCode.INTERNAL_SERVER_ERROR);
    Refuses own = method.getMethodAnnotation(Refuses.class);
    if (own != null) {
      codes.addAll(List.of(own.value()));
    }
    if (!isPublic(method)) {
      codes.addAll(EnumSet.of(ErrorCode.UNAUTHORIZED_ACCESS, ErrorCode.SERVICE_UNAVAILABLE));
    }
    if (method.hasMethodAnnotation(PostMapping.class)
        || method.hasMethodAnnotation(PutMapping.class)
        || method.hasMethodAnnotation(PatchMapping.class)) {
      codes.addAll(EnumSet.of(ErrorCode.PAYLOAD_TOO_LARGE, ErrorCode.SERVICE_UNAVAILABLE));
    }
    if (takesKey(method)) {
      codes.addAll(EnumSet.of(ErrorCode.IDEMPOTENCY_KEY_REUSED, ErrorCode.IDEMPOTENCY_IN_PROGRESS));
    }
    return codes;
  }

  private static boolean takesKey(HandlerMethod method) {
    return method.hasMethodAnnotation(PostMapping.class) && !isPublic(method);
  }

  private static boolean isPublic(HandlerMethod method) {
    return method.hasMethodAnnotation(SecurityRequirements.class)
        || method.getBeanType().isAnnotationPresent(SecurityRequirements.class);
  }

  private static ApiResponse response(List<ErrorCode> codes) {
    var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
    codes.forEach(code -> problem.addExamples(code.name(), example(code)));
    return new ApiResponse()
        .description(codes.stream().map(ErrorCode::name).collect(Collectors.joining(", ")))
        .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
  }

  private static Example example(ErrorCode code) {
    String message = ErrorMessages.of(code, Locale.ENGLISH);
    return new Example()
        .value(
            Map.of(
                "status",
                code.status(),
                "detail",
                message,
                "success",
                false,
                "error",
                Map.of(
                    "code", code.name(),
                    "message", message,
                    "recoverable", code.recoverable())));
  }
}

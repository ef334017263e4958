package com.slotbase.starter.person;

import com.slotbase.adapters.person.PersonStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Devices that take pushes. */
@RestController
@Tag(name = "Me")
class PushTokenController {

  /** FCM says no more of them than that they are opaque; they are about 160 characters long. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  private final PersonStore people;

  PushTokenController(PersonStore people) {
    this.people = people;
  }

  /**
   * @param token as FCM gave it to the device
   */
  @Schema(name = "PushToken")
  record PushToken(@Nullable String token) {}

  @PostMapping("/v1/me/push-tokens")
  @Operation(
      summary = "Add a device",
      description = "The same token again changes nothing; one of somebody else's becomes yours.")
  @Refuses(ErrorCode.VALIDATION_FAILED)
  PushToken add(@AuthenticationPrincipal Caller caller, @RequestBody PushToken device) {
    String token = device.token();
    if (token == null || !TOKEN.matcher(token).matches()) {
      throw ApiException.invalid("token", "must be a token of FCM's");
    }
    people.addPushToken(caller.sub(), token);
    return device;
  }
}

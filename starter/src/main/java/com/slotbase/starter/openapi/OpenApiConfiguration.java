package com.slotbase.starter.openapi;

import com.slotbase.starter.error.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String TOKEN = "token";

  @Bean
  OpenAPI contract() {
    return new OpenAPI()
        .info(
            new Info()
                .title("SlotBase")
                .version("v1")
                .description(
                    "Bookings of businesses that sell time. Instants are ISO-8601 in UTC, money is in "
                        + "minor units, ids are opaque, an absent value is an absent field."))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                            "Claims: `sub`, the person; `role`: customer, seller, staff or operator; "
                                + "`seller`, whose listings sellers and staff act on.")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /** No call returns it by its type, but every one may answer it. */
  @Bean
  GlobalOpenApiCustomizer problemSchemas() {
    return contract ->
        ModelConverters.getInstance()
            .readAll(new AnnotatedType(Problem.class))
            .forEach(contract.getComponents()::addSchemas);
  }
}

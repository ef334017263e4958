package com.slotbase.starter.security;

import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Problems;
import com.slotbase.workflows.error.ErrorCode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Everything asks for a token but what others can't have one for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

  private static final String[] PUBLIC = {
    "/health",
    "/health/live",
    "/health/ready",
    "/webhooks/*",
    "/openapi.json",
    "/docs",
    // What the page at /docs consists of.
    "/openapi.json/swagger-config",
    "/swagger-ui/**",
  };

  @Bean
  SecurityFilterChain security(HttpSecurity http, TokenSettings settings, Problems problems) {
    AuthenticationEntryPoint unauthenticated =
        (request, response, thrown) ->
            problems.write(new ApiException(ErrorCode.UNAUTHORIZED_ACCESS), request, response);
    AccessDeniedHandler forbidden =
        (request, response, thrown) -> problems.write(Caller.forbidden(), request, response);
    return http.authorizeHttpRequests(paths ->
            paths
                .requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/metrics")
                .hasAuthority(Role.OPERATOR.name())
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt ->
                    jwt.decoder(new TokenVerifier(settings))
                        .jwtAuthenticationConverter(new CallerOfToken()))
                .authenticationEntryPoint(unauthenticated)
                .accessDeniedHandler(forbidden))
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // Without cookies there is nothing that another site could make a browser send.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Paths with encoded slashes, backslashes, control characters and the like. */
  @Bean
  RequestRejectedHandler rejectedPaths(Problems problems) {
    return (request, response, thrown) ->
        problems.write(new ApiException(ErrorCode.VALIDATION_FAILED), request, response);
  }
}

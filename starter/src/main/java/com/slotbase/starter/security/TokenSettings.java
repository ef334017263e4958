package com.slotbase.starter.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens are accepted.
 *
 * @param issuer exactly the claim {@code iss}
 * @param jwksUrl where the issuer publishes its keys
 */
@ConfigurationProperties("slotbase.oidc")
record TokenSettings(String issuer, URI jwksUrl) {}

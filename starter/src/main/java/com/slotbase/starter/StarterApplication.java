package com.slotbase.starter;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The starter process; its settings are environment variables, listed in application.yaml. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = ErrorMvcAutoConfiguration.class) // Errors are ours: see com.slotbase.starter.error.
public class StarterApplication {

  public static void main(String[] args) {
    SpringApplication.run(StarterApplication.class, args);
  }

  /** For times that are told to callers; what decides anything asks PostgreSQL for the time. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}

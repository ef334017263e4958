package com.slotbase.starter.error;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link ContainerErrorValve} where Tomcat would write its own HTML page. */
@Configuration(proxyBeanMethods = false)
class ContainerErrorConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors(Problems problems) {
    return factory ->
        factory.addContextCustomizers(context -> {
          var host = (StandardHost) context.getParent();
          // The host would make a valve of its own from a class name, without our parts.
          host.setErrorReportValveClass("");
          host.getPipeline().addValve(new ContainerErrorValve(problems));
        });
  }
}

package dev.interlock.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The endpoint, where there is an actuator. */
@AutoConfiguration(after = InterlockAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(TomcatAnchors.class)
class EndpointAutoConfiguration {

  @Bean
  @ConditionalOnAvailableEndpoint
  InterlockEndpoint interlockEndpoint(InterlockProperties properties, TomcatAnchors tomcat) {
    return new InterlockEndpoint(properties, tomcat);
  }
}

package dev.interlock.command.authentication;

import dev.interlock.command.aws.AwsIdentity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the check of roles before the controllers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthenticationSettings.class, AwsIdentity.class})
class AuthenticationConfiguration implements WebMvcConfigurer {
  private final AwsIdentity identity;

  AuthenticationConfiguration(AwsIdentity identity) {
    this.identity = identity;
  }

  /** After the request id, which refusals have too. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RoleCheck(identity)).order(1);
  }
}

package dev.interlock.command.aws;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the AWS API asks of Spring MVC and of Tomcat. */
@Configuration(proxyBeanMethods = false)
class AwsWeb implements WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new AwsArguments());
  }

  /** AWS answers in JSON whatever is accepted; others listen. */
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    ContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();
    negotiation.strategies(
        List.of(
            request ->
                isOfAws(request)
                    ? List.of(APPLICATION_JSON)
                    : accepted.resolveMediaTypes(request)));
  }

  private static boolean isOfAws(NativeWebRequest request) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    return http != null
        && !AwsErrorPage.isNative(http.getRequestURI())
        && !http.getRequestURI().startsWith("/actuator");
  }

  /**
   * An ARN in a path holds encoded slashes, which Tomcat refuses unless told to pass them on. A
   * body is read as what it is, never as a form. What Tomcat refuses by itself it refuses as AWS
   * does.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setParseBodyMethods("");
          });
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new AwsErrorValve()));
    };
  }
}

package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayRequest;

/**
 * An operation of AWS's model, as the AWS SDK declares it.
 *
 * @param method of the client, with the errors of the model in its {@code throws} clause
 */
record SdkOperation(Method method) {

  /** All of them, whether they are offered or not. */
  static Stream<SdkOperation> all() {
    return Arrays.stream(ApiGatewayClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> ApiGatewayRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> !method.getName().endsWith("Paginator"))
        .map(SdkOperation::new);
  }

  static SdkOperation named(String name) {
    return all().filter(operation -> operation.name().equals(name)).findFirst().orElseThrow();
  }

  String name() {
    return method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
        + method.getName().substring(1);
  }

  Set<ModelledError> errors() {
    Set<ModelledError> errors = EnumSet.noneOf(ModelledError.class);
    Arrays.stream(method.getExceptionTypes())
        .filter(type -> type.getSuperclass() == ApiGatewayException.class)
        .map(ModelledError::of)
        .forEach(errors::add);
    return errors;
  }

  /**
   * Calls it.
   *
   * @param path values for the members of its path
   * @param members others, and such of its path as shall be different
   */
  void call(ApiGatewayClient aws, Function<String, Object> path, Map<String, ?> members)
      throws Throwable {
    SdkRequest.Builder request =
        (SdkRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    Set<String> unknown = new HashSet<>(members.keySet());
    for (SdkField<?> field : ((SdkPojo) request).sdkFields()) {
      if (unknown.remove(field.memberName())) {
        field.set(request, members.get(field.memberName()));
      } else if (field.location() == MarshallLocation.PATH) {
        field.set(request, path.apply(field.memberName()));
      }
    }
    assertThat(unknown).as("members that %s does not have", name()).isEmpty();
    try {
      method.invoke(aws, request.build());
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}

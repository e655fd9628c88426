package dev.interlock.command.errors;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
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

  /** Calls it with some text for each variable of its path, and nothing else. */
  void call(ApiGatewayClient aws) throws Throwable {
    try {
      method.invoke(aws, anyRequest());
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private SdkRequest anyRequest() throws ReflectiveOperationException {
    SdkRequest.Builder builder =
        (SdkRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      if (field.location() == MarshallLocation.PATH) {
        field.set(builder, "any");
      }
    }
    return builder.build();
  }

  @Override
  public String toString() {
    return name();
  }
}

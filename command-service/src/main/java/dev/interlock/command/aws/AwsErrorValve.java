package dev.interlock.command.aws;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before it is a request of any API: JSON for everybody. */
final class AwsErrorValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    AwsRequestId.addTo(response);
    try {
      AwsFault.ofStatus(response.getStatus()).send(response);
    } catch (IOException gone) {
      container.getLogger().debug("The client did not wait for its error", gone);
    }
  }
}

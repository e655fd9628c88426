package dev.interlock.command.aws;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Sends every request, and hears no answer to the first. */
public final class LosesTheFirstAnswer implements SdkHttpClient {
  private final SdkHttpClient http = ApacheHttpClient.create();
  private final AtomicBoolean lost = new AtomicBoolean();
  private final Runnable meanwhile;

  /** Runs something before the request is repeated. */
  public LosesTheFirstAnswer(Runnable meanwhile) {
    this.meanwhile = meanwhile;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = prepared.call();
        if (lost.compareAndSet(false, true)) {
          meanwhile.run();
          throw new IOException("the answer is lost");
        }
        return answer;
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    http.close();
  }
}

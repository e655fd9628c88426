package dev.interlock.command.testinvoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.tls.FreshTls;
import dev.interlock.command.tls.ObservedKeyManager;
import dev.interlock.command.tls.ObservedTrustManager;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.EndpointRequest;
import dev.interlock.integration.EndpointResponse;
import dev.interlock.integration.ExecutionFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.springframework.http.HttpHeaders;

/**
 * One call on one connection of its own. It sends what it is given and nothing else, and follows no
 * redirect, asks no proxy and keeps no session.
 */
final class EndpointConnection {
  /** AWS's quota for a payload. */
  static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private static final DefaultBHttpClientConnectionFactory HTTP =
      DefaultBHttpClientConnectionFactory.builder()
          .http1Config(
              Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build())
          .build();

  /** Those whose empty body has to be said (RFC 9110, section 8.6). */
  private static final Set<String> HAVE_A_BODY = Set.of("POST", "PUT", "PATCH");

  private final EndpointRequest request;
  private final AddressPolicy addresses;
  private final ObservedKeyManager keys;
  private final ObservedTrustManager trust;
  private volatile boolean established;

  EndpointConnection(
      EndpointRequest request,
      AddressPolicy addresses,
      ObservedKeyManager keys,
      ObservedTrustManager trust) {
    this.request = request;
    this.addresses = addresses;
    this.keys = keys;
    this.trust = trust;
  }

  /** Whether there was a connection, and on our side a completed handshake if it is HTTPS. */
  boolean established() {
    return established;
  }

  EndpointResponse call()
      throws ExecutionFailed, IOException, HttpException, GeneralSecurityException {
    try (Socket plain = connect(permitted())) {
      if (!request.isTls()) {
        established = true;
        return ask(HTTP.createConnection(plain));
      }
      try (SSLSocket tls = FreshTls.on(plain, request.host(), keys, trust)) {
        tls.startHandshake();
        established = true;
        return ask(HTTP.createConnection(tls, plain));
      }
    }
  }

  /** Resolved once: the addresses that are checked are those that are connected to. */
  private InetAddress[] permitted() throws ExecutionFailed {
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(request.host());
    } catch (UnknownHostException e) {
      throw ExecutionFailed.invalidAddress("there is no host " + request.host());
    }
    for (InetAddress address : found) {
      Optional<String> refusal = addresses.refusal(address);
      if (refusal.isPresent()) {
        throw ExecutionFailed.invalidAddress(refusal.get());
      }
    }
    return found;
  }

  private Socket connect(InetAddress[] candidates) throws IOException {
    IOException failure = new IOException("no address");
    for (InetAddress candidate : candidates) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.connect(new InetSocketAddress(candidate, request.port()));
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  private EndpointResponse ask(HttpClientConnection connection)
      throws IOException, HttpException, ExecutionFailed {
    var message = new BasicClassicHttpRequest(request.httpMethod(), request.target());
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
    message.setHeader("Connection", "close");
    byte[] body = Objects.requireNonNullElse(request.body(), "").getBytes(UTF_8);
    if (body.length > 0 || HAVE_A_BODY.contains(request.httpMethod())) {
      message.setHeader("Content-Length", body.length);
      message.setEntity(new ByteArrayEntity(body, null));
    }
    send(message, connection);
    ClassicHttpResponse response = connection.receiveResponseHeader();
    while (response.getCode() < 200) {
      response = connection.receiveResponseHeader();
    }
    if (MessageSupport.canResponseHaveBody(request.httpMethod(), response)) {
      connection.receiveResponseEntity(response);
    }
    return read(response);
  }

  private static void send(BasicClassicHttpRequest message, HttpClientConnection connection)
      throws HttpException {
    try {
      connection.sendRequestHeader(message);
      if (message.getEntity() != null) {
        connection.sendRequestEntity(message);
      }
      connection.flush();
    } catch (IOException e) {
      // The endpoint may have said why before it hung up: what it sent is still to be read.
    }
  }

  private static EndpointResponse read(ClassicHttpResponse response)
      throws IOException, ExecutionFailed {
    HttpHeaders headers = new HttpHeaders();
    for (Header header : response.getHeaders()) {
      headers.add(header.getName(), header.getValue());
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new EndpointResponse(response.getCode(), headers, "");
    }
    byte[] body = entity.getContent().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw ExecutionFailed.configuration(
          "Body size is too long",
          "the endpoint's response has more than %d bytes".formatted(MAX_BODY_BYTES));
    }
    ContentType type = ContentType.parseLenient(entity.getContentType());
    Charset charset = type == null ? UTF_8 : type.getCharset(UTF_8);
    return new EndpointResponse(response.getCode(), headers, new String(body, charset));
  }
}

package dev.interlock.command.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.contract.AccessRole;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.security.Principal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request of a known caller, whose body was read and can be read again. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
  private final Caller caller;
  private final byte[] body;

  AuthenticatedRequest(HttpServletRequest request, Caller caller, byte[] body) {
    super(request);
    this.caller = caller;
    this.body = body;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public String getRemoteUser() {
    return caller.getName();
  }

  /** By the name of an {@link AccessRole}; a role has those that it includes. */
  @Override
  public boolean isUserInRole(@Nullable String role) {
    return Arrays.stream(AccessRole.values())
        .filter(caller.role()::includes)
        .anyMatch(included -> included.name().equals(role));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Bytes(byte[] body) {
      bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(@Nullable ReadListener listener) {
      throw new UnsupportedOperationException("The body is in memory already");
    }
  }
}

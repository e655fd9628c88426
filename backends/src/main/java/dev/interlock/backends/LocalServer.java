package dev.interlock.backends;

/** What the servers have in common: a child process of their own and the files of its directory. */
abstract sealed class LocalServer implements BackendServer
    permits JvmBackend, NginxBackend, NodeBackend {

  private final String name;
  private final int port;
  private final ServerFiles files;

  LocalServer(String name, int port, ServerFiles files) {
    this.name = name;
    this.port = port;
    this.files = files;
  }

  /**
   * Makes the process read the bundle, and returns when it trusts what the bundle holds.
   *
   * @throws TrustBundleRefused if it does not
   */
  abstract void load();

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public final String serverAuthorityPem() {
    return files.identity().authorityPem();
  }

  @Override
  public final synchronized void install(String trustBundlePem) {
    String before = files.trust().read();
    files.trust().replace(trustBundlePem);
    try {
      load();
    } catch (RuntimeException e) {
      files.trust().replace(before);
      throw e;
    }
  }
}

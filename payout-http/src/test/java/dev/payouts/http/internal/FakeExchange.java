package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** An exchange of the JDK's server without a connection. */
final class FakeExchange extends HttpExchange {
  private final String method;
  private final URI target;
  private final Headers headers = new Headers();
  private final InputStream body;

  private FakeExchange(String method, URI target, String body) {
    this.method = method;
    this.target = target;
    this.body = new ByteArrayInputStream(body.getBytes(UTF_8));
  }

  /**
   * Parses the text of a request.
   *
   * @throws IllegalArgumentException if the JDK's server would reject it
   */
  static FakeExchange of(String text) {
    int end = text.indexOf("\n\n");
    String head = end < 0 ? text : text.substring(0, end);
    List<String> lines = Splitter.on('\n').splitToList(head);
    List<String> first = Splitter.on(' ').splitToList(lines.get(0));
    if (first.size() != 3) {
      throw new IllegalArgumentException("not a request line");
    }
    var exchange =
        new FakeExchange(
            first.get(0), URI.create(first.get(1)), end < 0 ? "" : text.substring(end + 2));
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("not a header");
      }
      exchange.headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String length = exchange.headers.getFirst("Content-Length");
    if (length != null && Long.parseLong(length) < 0) {
      throw new IllegalArgumentException("not a length");
    }
    return exchange;
  }

  @Override
  public Headers getRequestHeaders() {
    return headers;
  }

  @Override
  public URI getRequestURI() {
    return target;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public InputStream getRequestBody() {
    return body;
  }

  @Override
  public Headers getResponseHeaders() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  @Override
  public OutputStream getResponseBody() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendResponseHeaders(int status, long length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }

  @Override
  public int getResponseCode() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public Object getAttribute(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpPrincipal getPrincipal() {
    throw new UnsupportedOperationException();
  }
}

package dev.payouts.notion.internal.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that are reset when they are closed, also by the end of the process: what the system has
 * not delivered by then is discarded. Without it, Linux goes on trying to deliver for about 100 s,
 * and a create could be applied long after it was given up. Thread-safe.
 */
final class DiscardingSockets extends SocketFactory {
  private static Socket discarding(Socket socket) throws IOException {
    socket.setSoLinger(/* on= */ true, /* linger= */ 0);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return discarding(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return discarding(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return discarding(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return discarding(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return discarding(new Socket(host, port, local, localPort));
  }
}

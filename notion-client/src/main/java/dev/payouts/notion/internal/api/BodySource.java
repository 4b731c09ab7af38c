package dev.payouts.notion.internal.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import okio.Buffer;
import okio.ByteString;
import okio.Source;
import okio.Timeout;

/** Hands a body out in small pieces, so that reading it needs no second copy of it. */
final class BodySource implements Source {
  private static final int PIECE_BYTES = 8_192;

  private final ByteBuffer rest;

  BodySource(ByteString body) {
    this.rest = body.asByteBuffer();
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (!rest.hasRemaining()) {
      return -1;
    }
    int bytes = (int) Math.min(Math.min(byteCount, PIECE_BYTES), rest.remaining());
    int written = sink.write(rest.slice().limit(bytes));
    rest.position(rest.position() + written);
    return written;
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }

  @Override
  public void close() {}
}

package dev.payouts.notion.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one changed source file against the classes of all others, in memory. */
final class SourceCompiler {
  private static final ImmutableList<String> OPTIONS =
      ImmutableList.of(
          "-proc:none",
          "-nowarn",
          "-parameters",
          "-XDstringConcat=inline",
          "-cp",
          System.getProperty("java.class.path"));

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  /** Keeps the libraries open from one file to the next. */
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, Locale.ROOT, UTF_8);

  /** Returns the classes that a source file defines, by their names. */
  synchronized Map<String, byte[]> compile(Path path, String text) {
    var messages = new StringWriter();
    var classes = new InMemory(files);
    var source =
        new SimpleJavaFileObject(path.toUri(), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    boolean isDone =
        compiler.getTask(messages, classes, null, OPTIONS, null, ImmutableList.of(source)).call();
    if (!isDone) {
      throw new AssertionError("does not compile: " + messages);
    }
    Map<String, byte[]> compiled = new LinkedHashMap<>();
    classes.written.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
    return compiled;
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }
  }
}

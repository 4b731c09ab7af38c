package dev.payouts.cli;

/** The entry point of {@code payouts.jar}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}

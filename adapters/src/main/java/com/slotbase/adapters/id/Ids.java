package com.slotbase.adapters.id;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Opaque ids: what kind of thing it is, and 128 random bits. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Wider than what we make, so that ids may change their form; nothing else can be one. */
  private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Ids() {}

  public static String listing() {
    return random("lst_");
  }

  public static String booking() {
    return random("bkg_");
  }

  public static String payment() {
    return random("pay_");
  }

  public static String refund() {
    return random("rfd_");
  }

  public static String offlinePayment() {
    return random("off_");
  }

  public static String waitlistEntry() {
    return random("wl_");
  }

  /** Whether anything could have this id: what could not need not be looked for. */
  public static boolean possible(String id) {
    return POSSIBLE.matcher(id).matches();
  }

  private static String random(String prefix) {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return prefix + HexFormat.of().formatHex(bits);
  }
}

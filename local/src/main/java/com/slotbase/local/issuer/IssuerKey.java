package com.slotbase.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The signing key on disk. */
final class IssuerKey {
  private static final int BITS = 2_048;

  private IssuerKey() {}

  static RSAKey openOrCreate(Path directory) {
    Path file = directory.resolve("key.json");
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return RSAKey.parse(Files.readString(file));
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("The issuer's key " + file + " can't be read or written.", e);
    }
  }

  /**
   * The whole key is written aside and then linked to its name: a link fails when the name is
   * taken, so of processes that do this at once the first one wins, and none ever reads half a key.
   */
  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    // A temporary file is readable for its owner only.
    Path written = Files.createTempFile(file.getParent(), "key", ".new");
    try {
      Files.writeString(written, generate().toJSONString());
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its key is the one.
    } finally {
      Files.delete(written);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("The issuer's key can't be made.", e);
    }
  }
}

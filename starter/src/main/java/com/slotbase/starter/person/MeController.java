package com.slotbase.starter.person;

import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.person.Person;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How the caller is reached. */
@RestController
@Tag(name = "Me")
class MeController {

  /** Whether it can be one is all that is asked; whether it is, only a mail tells. */
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{3,190}");

  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

  private final PersonStore people;

  MeController(PersonStore people) {
    this.people = people;
  }

  /**
   * @param email where mail goes to
   * @param phone in the form of E.164, such as {@code +34600111222}
   * @param language {@code en}, {@code es} or {@code zh}
   */
  @Schema(name = "Me")
  record Me(@Nullable String email, @Nullable String phone, @Nullable String language) {}

  @PutMapping("/v1/me")
  @Operation(
      summary = "Say how to reach you",
      description =
          "Takes the place of what was said before. Messages come in this language. An address that a "
              + "mail came back from, or whose owner called one spam, gets none, also when set again.")
  @Refuses(ErrorCode.VALIDATION_FAILED)
  Me save(@AuthenticationPrincipal Caller caller, @RequestBody Me me) {
    var violations = new Violations();
    if (violations.present(me.email(), "email")) {
      violations.require(
          EMAIL.matcher(me.email()).matches(), "email", "must be an address such as a@example.com");
    }
    violations.require(
        me.phone() == null || PHONE.matcher(me.phone()).matches(),
        "phone",
        "must be a number such as +34600111222");
    if (violations.present(me.language(), "language")) {
      violations.require(
          Messages.languages().contains(me.language()), "language", "must be en, es or zh");
    }
    violations.refuse();
    people.save(
        new Person(caller.sub(), me.email(), me.phone(), Objects.requireNonNull(me.language())));
    return me;
  }
}

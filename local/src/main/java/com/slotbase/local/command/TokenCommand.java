package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.NotUnderstood;
import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.issuer.TokenRequest;
import com.slotbase.local.stack.Home;
import com.slotbase.local.stack.StackException;
import com.slotbase.local.stack.StackSettings;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * Prints a token of the local issuer and nothing else. The issuer need not run: its key is a file.
 */
final class TokenCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return new Syntax(Set.of(), Set.of("--sub", "--role", "--seller", "--expires-in"), 0);
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var request = TokenRequest.of(arguments.required("--sub"), arguments.required("--role"));
    var seller = arguments.option("--seller");
    if (seller.isPresent()) {
      request = request.forSeller(seller.get());
    }
    var lifetime = arguments.option("--expires-in");
    if (lifetime.isPresent()) {
      request = request.expiringIn(duration(lifetime.get()));
    }
    var settings = StackSettings.fromEnvironment(System.getenv());
    new Home(settings.home()).open();
    var issuer = URI.create(settings.environment().getOrDefault("OIDC_ISSUER", ""));
    try {
      screen.line(LocalIssuer.open(settings.home(), issuer).token(request));
    } catch (IllegalStateException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    }
    return 0;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new NotUnderstood("--expires-in '" + text + "' is no duration such as PT1H or PT90S");
    }
  }
}

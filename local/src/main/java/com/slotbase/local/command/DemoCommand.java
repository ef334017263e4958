package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.demo.Stage;
import com.slotbase.local.demo.Story;
import com.slotbase.local.demo.Teller;
import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackException;
import com.slotbase.local.stack.StackSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;

/** Starts what does not run, plays the story, and leaves the stack running to be looked at. */
final class DemoCommand implements CliCommand {

  /** Short enough to be waited for. Only for a stack that the demo starts itself. */
  private static final String HOLD = "PT8S";

  private static final String REFUND_RETRY = "PT4S,PT2S,PT4S";

  private static final String EMAIL_RETRY = "PT2S,PT2S,PT4S,PT4S";

  @Override
  public Syntax syntax() {
    return Syntax.switches("--json");
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var json = arguments.has("--json");
    // With --json, standard output is for the steps alone.
    var talk = json ? new Screen(screen.err(), screen.err(), false) : screen;
    var begin = Instant.now();
    var stack = stack(talk);
    try (var exit = StopAtExit.start(stack, talk)) {
      if (!StackStarter.start(stack, exit, talk)) {
        return 1;
      }
    }
    Teller teller = json ? new JsonTeller(screen) : new ReadableTeller(screen);
    talk.line("");
    var ok = Story.play(stage(stack), teller);
    end(ok, stack, begin, talk);
    return ok ? 0 : 1;
  }

  private static Stack stack(Screen screen) {
    var environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("SLOTBASE_HOLD", HOLD);
    environment.putIfAbsent("SLOTBASE_REFUND_RETRY", REFUND_RETRY);
    environment.putIfAbsent("SLOTBASE_EMAIL_RETRY", EMAIL_RETRY);
    var stack = Stack.of(StackSettings.fromEnvironment(environment), new ProgressLines(screen));
    if (stack.urls().temporalUi() == null || !stack.settings().startsItself(Part.SIMULATORS)) {
      throw new StackException(
          "The demo needs the Stripe and Resend simulators, the local issuer and a Temporal UI: unset STRIPE_API_BASE, RESEND_API_BASE and "
              + "OIDC_ISSUER, and set TEMPORAL_UI_URL if TEMPORAL_ADDRESS is set.");
    }
    return stack;
  }

  private static Stage stage(Stack stack) {
    var urls = stack.urls();
    var environment = stack.environment();
    return new Stage(
        urls.api(),
        urls.stripe(),
        environment.getOrDefault("STRIPE_API_KEY", ""),
        urls.resend(),
        String.valueOf(urls.temporalUi()),
        environment.getOrDefault("TEMPORAL_NAMESPACE", "default"),
        LocalIssuer.open(stack.settings().home(), URI.create(urls.issuer())));
  }

  private static void end(boolean ok, Stack stack, Instant begin, Screen screen) {
    var took = ProgressLines.seconds(Duration.between(begin, Instant.now()));
    screen.line("");
    screen.line(
        ok
            ? screen.green("Every step came out as told, in %s.".formatted(took))
            : screen.red("A step came out otherwise. ./slotbase logs says more."));
    screen.line("");
    StatusCommand.addresses(stack.status(), screen);
    screen.line("");
    screen.line(screen.dim("The stack goes on running; ./slotbase down stops it."));
  }
}

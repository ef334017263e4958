package com.slotbase.adapters.notification;

import com.slotbase.adapters.message.MessageFacts;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import org.jspecify.annotations.Nullable;

/**
 * A message that is about to be sent, with what it tells as it is now.
 *
 * @param email where it goes to; null if the person has taken the address back
 * @param stopped why that address takes no mail; null if it does
 * @param useless why it helps nobody any more; null if it does
 */
public record Outgoing(
    String id,
    Channel channel,
    MessageTemplate template,
    String language,
    String personId,
    @Nullable String email,
    @Nullable String stopped,
    @Nullable String useless,
    MessageFacts facts) {}

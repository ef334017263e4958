package com.slotbase.workflows.planted;

import org.springframework.stereotype.Component;

/** Breaks a rule on purpose. */
@Component
public class KnowsSpring {}

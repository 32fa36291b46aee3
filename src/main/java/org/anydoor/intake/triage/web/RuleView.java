package org.anydoor.intake.triage.web;

import org.anydoor.intake.triage.DoorSettings.RuleSetting;

/** A routing rule in words: when it applies, and what it says then. */
public record RuleView(RuleSetting rule, String when, String then) {}

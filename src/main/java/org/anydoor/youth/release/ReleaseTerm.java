package org.anydoor.youth.release;

/** How long a release may run, and how long it runs unless somebody says otherwise; dated configuration. */
public record ReleaseTerm(int longestDays, int usualDays) {}

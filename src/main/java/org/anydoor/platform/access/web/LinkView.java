package org.anydoor.platform.access.web;

/** A one-time link as its page shows it, once, to hand over in person or by phone. */
public record LinkView(String name, String url, String back) {}

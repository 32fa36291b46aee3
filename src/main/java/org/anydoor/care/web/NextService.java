package org.anydoor.care.web;

/** Another service to ask, and the form that opens filled with where this one came from. */
public record NextService(String name, String organisation, String path) {}

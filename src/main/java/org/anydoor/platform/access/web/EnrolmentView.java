package org.anydoor.platform.access.web;

/** The sealed secret that the form carries, and the picture from which the app reads it. */
public record EnrolmentView(String sealed, QrPicture picture) {}

package org.anydoor.intake.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every page on the way through the public doors, as one sender sees them. */
public final class PublicSteps {
    private PublicSteps() {}

    /** The pages by the step that they show. */
    public static Map<String, String> walk(int port, String language) {
        OpenDoors.make();
        var pages = new LinkedHashMap<String, String>();
        String door = "/" + language + "/concern";
        Sender sender = new Sender(port);
        pages.put("danger", sender.open(door).page());
        pages.put("911", sender.post(door, "danger=now").page());
        pages.put("what", sender.post(door, "go=show").page());
        pages.put(
                "where",
                sender.post(door, "what=They looked scared", "signs=coached").page());
        pages.put("you", sender.post(door, "place-said=At the bus stop").page());
        pages.put(
                "look",
                sender.post(door, "must-report=yes", "reporter-name=Kim Example")
                        .page());
        pages.put("receipt", sender.post(door, "go=send").page());
        String young = "/" + language + "/help-me";
        Sender youth = new Sender(port);
        pages.put("before", youth.open(young).page());
        pages.put("talk", youth.post(young, "go=next").page());
        pages.put(
                "reach",
                youth.post(young, "danger=not-now", "what=I need somebody").page());
        String hotel = "/" + language + "/door/hotel/K7Q4M";
        Sender clerk = new Sender(port);
        pages.put("hotel", clerk.open(hotel).page());
        pages.put("hotel-missing", clerk.post(hotel, "go=next").page());
        pages.put(
                "hotel-sent",
                clerk.post(hotel, "danger=unknown", "what=A side door at night").page());
        return pages;
    }
}

package org.anydoor.platform.sample;

import java.util.List;

/** The fictional agencies, one of every kind and more where a route needs it, and who works there in which roles. */
final class SampleAgencies {
    private SampleAgencies() {}

    record Post(String username, String name, List<String> roles) {}

    record Plan(String kind, String name, List<Post> posts) {}

    private static Post post(String username, String name, String... roles) {
        return new Post(username, name, List.of(roles));
    }

    private static Plan agency(String kind, String name, Post... posts) {
        return new Plan(kind, name, List.of(posts));
    }

    static final List<Plan> ALL = List.of(
            agency(
                    "intake",
                    "No Wrong Door North",
                    post("navigator", "Rose Okafor", "navigator"),
                    post("navigator2", "Daniel Lindqvist", "navigator"),
                    post("supervisor", "Mai Thao", "navigator", "supervisor"),
                    post("admin", "Peter Halvorsen", "administrator", "community-administrator"),
                    post("privacy", "Ines Calderon", "privacy-officer")),
            agency(
                    "police",
                    "Riverport Police, Crimes Against Children",
                    post("investigator", "Marco Castellano", "investigator"),
                    post("officer", "Amina Warsame", "officer"),
                    post("police-supervisor", "Greta Nilsen", "investigator", "supervisor"),
                    post("police-admin", "Ola Brandt", "administrator")),
            agency(
                    "child-protection",
                    "Lakeland County Child Protection",
                    post("protection", "Beatriz Molina", "protection-worker"),
                    post("protection2", "Kou Vang", "protection-worker"),
                    post("protection-supervisor", "Ellen Whitebird", "protection-worker", "supervisor"),
                    post("protection-admin", "Samir Haddad", "administrator")),
            agency(
                    "tribal-services",
                    "Blue Heron Family Services",
                    post("tribal", "Winona Redcloud", "protection-worker")),
            agency("tribal-police", "Blue Heron Tribal Police", post("tribal-police", "Joseph Littlewolf", "officer")),
            agency(
                    "city-prosecutor",
                    "Riverport City Attorney",
                    post("city-prosecutor", "Nadia Petrov", "investigator")),
            agency(
                    "county-prosecutor",
                    "Lakeland County Attorney",
                    post("county-prosecutor", "Tomas Aguilar", "investigator")),
            agency(
                    "school",
                    "Cedar Hill Public Schools",
                    post("teacher", "Hodan Ali", "staff"),
                    post("counselor", "Liam Sorensen", "staff")),
            agency("clinic", "Cedar Hill School Clinic", post("nurse", "Pa Houa Xiong", "staff", "provider")),
            agency("hospital", "Riverport General Hospital", post("hospital", "Deqa Jama", "staff", "provider")),
            agency(
                    "public-health",
                    "Riverport Health Department",
                    post("health", "Yolanda Brooks", "coordinator", "provider")),
            agency("street-outreach", "Night Walk Outreach", post("outreach", "Theo Baptiste", "staff", "provider")),
            agency("placement", "Maple House Group Home", post("placement", "Svetlana Kim", "staff", "provider")),
            agency(
                    "shelter",
                    "Harbor Light Shelter",
                    post("shelter", "Fadumo Nur", "provider"),
                    post("shelter-admin", "Alice Moreau", "administrator")),
            agency(
                    "advocate",
                    "Open Hands Advocates",
                    post("advocate", "Cecilia Reyes", "advocate"),
                    post("advocate2", "Noor Abdi", "advocate")),
            agency(
                    "licensing",
                    "Riverport Business Licensing",
                    post("licensing", "Gordon Pike", "staff"),
                    post("licensing-admin", "Ingrid Solheim", "administrator")),
            agency(
                    "city-311",
                    "Riverport 311",
                    post("operator", "Keisha Freeman", "operator"),
                    post("operator2", "Bao Her", "operator")),
            agency("hotel", "Lakeview Inn", post("hotel", "Ravi Menon", "staff")),
            agency(
                    "committee-office",
                    "Pledge Coordinating Office",
                    post("coordinator", "Johanna Berg", "coordinator")),
            agency("intergovernmental", "Intergovernmental Relations", post("policy", "Marcus Reed", "analyst")),
            agency("research", "River University Research Center", post("researcher", "Leila Farah", "researcher")),
            agency("privacy-office", "City Privacy Office", post("city-privacy", "Anton Weiss", "privacy-officer")));
}

package org.anydoor.intake;

import java.util.List;

/** What fictional people say in the sample community: by language, with young people of every gender and origin. */
final class SampleWords {
    private SampleWords() {}

    /** Something seen, the kind of harm it points to, and a sign that goes with it. */
    record Said(String what, String harm, String sign) {}

    /** A name that a young person goes by, and gender as the sender gives it. */
    record Called(String name, String gender) {}

    static final List<Said> ENGLISH = List.of(
            new Said(
                    "A student is picked up at lunch by the same grey car. Today he came back with a new phone and would not say from whom.",
                    "unsure",
                    "new-things"),
            new Said(
                    "Girl, about 15, paid in cash by an older man at the front desk. Third night in a row, she looks at the floor.",
                    "sex",
                    "hotel-stays"),
            new Said(
                    "Two teenage boys sleep in a van behind our work site. They say they have not been paid for weeks and owe for the ride.",
                    "labor",
                    "no-pay"),
            new Said(
                    "My friend stays with a man she met online. He keeps her phone and picks who she sees.",
                    "sex",
                    "phone-watched"),
            new Said(
                    "A kid was caught taking clothes from the shop. He said a man tells them what to take and hits them if they come back with less.",
                    "forced-crime",
                    "made-to-steal"),
            new Said(
                    "She ran from her foster home again. Someone saw her at the bus station with the man from last time.",
                    "sex",
                    "missing-often"),
            new Said(
                    "They clean rooms all night and are driven off before morning. One says he is 16. He has no key and no papers of his own.",
                    "labor",
                    "no-own-id"),
            new Said(
                    "He is 17 and comes to the drop-in hungry. An older man lets him stay if he meets his friends.",
                    "sex",
                    "older-controlling"),
            new Said(
                    "The neighbour’s niece cooks and minds the children all day and never goes to school.",
                    "labor",
                    "school-absent"),
            new Said(
                    "Traffic stop, passenger about 14, gave two names and a wrong birthday. The driver answered for her.",
                    "sex",
                    "coached"),
            new Said(
                    "A young trans girl at our group home gets rides and gifts from someone she will not name. She is scared when the phone rings.",
                    "sex",
                    "fearful"),
            new Said(
                    "Many visitors day and night in one room. A teen opens the door for a moment, then someone pulls her back.",
                    "sex",
                    "many-visitors"),
            new Said(
                    "They are 15 and non-binary. They say their boyfriend shares pictures of them and wants them to earn for the rent.",
                    "sex",
                    "debt"),
            new Said(
                    "A boy sells candy at the station until midnight. A man comes by and takes the money.",
                    "labor",
                    "not-free-to-leave"));

    static final List<Said> SPANISH = List.of(
            new Said(
                    "Una muchacha de unos 14 años duerme en el cuarto de atrás. No la dejan salir sola.",
                    "unsure",
                    "not-free-to-leave"),
            new Said("Mi primo trabaja de noche en una fábrica. Tiene 16 años y no le pagan.", "labor", "no-pay"),
            new Said(
                    "Un hombre mayor espera a mi amiga a la salida de la escuela. Le compra ropa y ella tiene miedo.",
                    "sex",
                    "older-controlling"),
            new Said(
                    "Vi a una niña en el hotel con varios hombres. Parecía cansada y asustada.", "sex", "hotel-stays"));

    static final List<Said> SOMALI = List.of(
            new Said(
                    "Gabadh ilaa 15 jir ah ayaa habeen kasta baabuur lagu qaadaa. Way baqaysaa oo telefoonkeeda nin kale ayaa haya.",
                    "sex",
                    "phone-watched"),
            new Said("Wiil yar ayaa dukaanka ka shaqeeya ilaa saqda dhexe. Lacag lama siiyo.", "labor", "no-pay"),
            new Said(
                    "Saaxiibaday guriga way ka carartay. Waxay la joogtaa nin ka weyn oo ay internetka ku baratay.",
                    "sex",
                    "online-contact"));

    static final List<Said> HMONG = List.of(
            new Said(
                    "Ib tug ntxhais li 14 xyoos raug ib tug txiv neej laus coj mus txhua hmo. Nws ntshai thiab tsis kam hais lus.",
                    "sex",
                    "older-controlling"),
            new Said(
                    "Kuv tus phooj ywg tau xov tooj tshiab thiab khaub ncaws tshiab. Nws tsis qhia tias leej twg muab.",
                    "unsure",
                    "new-things"),
            new Said(
                    "Ib tug tub ua hauj lwm txhua hmo thiab tsis tau nyiaj. Lawv tsis cia nws mus tsev.",
                    "labor",
                    "not-free-to-leave"));

    static final List<String> YOUNG_PEOPLE_WRITE = List.of(
            "I dont know if this is the right place. Theres a guy who says I owe him. I dont want to go tonight.",
            "he has pictures of me. he said he will send them to my school if i stop.",
            "I left home and Im staying with people. They are nice but now they want something for it.",
            "my sister is with someone older and she cant leave. please dont tell my mom yet");

    static final List<Called> CALLED = List.of(
            new Called("Jay", "boy"),
            new Called("Destiny", "girl"),
            new Called("Ashley", "girl"),
            new Called("Tyler", "boy"),
            new Called("Mai", "girl"),
            new Called("Pa Nhia", "girl"),
            new Called("Tou", "boy"),
            new Called("Kong", "boy"),
            new Called("Hodan", "girl"),
            new Called("Ifrah", "girl"),
            new Called("Abdi", "boy"),
            new Called("Liban", "boy"),
            new Called("Xiomara", "girl"),
            new Called("Luz", "girl"),
            new Called("Mateo", "boy"),
            new Called("Chuy", "boy"),
            new Called("Wren", "non-binary"),
            new Called("Sage", "non-binary"),
            new Called("Aiyana", "girl"),
            new Called("Dakota", "boy"),
            new Called("Koko", "girl"),
            new Called("Skye", "girl"),
            new Called("Angel", "another"),
            new Called("Trey", "boy"));

    static final List<String> PLACES = List.of(
            "Lakeview Inn, second floor",
            "bus station, platform 4",
            "school, side door by the loading dock",
            "corner shop on Third Street",
            "behind the warehouse on Canal Road",
            "shopping centre, food court",
            "apartment over the laundry",
            "park by the river",
            "online");

    static final List<String> TIMES = List.of(
            "last night about 23:00",
            "every Friday after school",
            "this morning",
            "twice this week",
            "for some weeks",
            "right now");
}

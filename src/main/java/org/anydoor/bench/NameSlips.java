package org.anydoor.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * How names of each origin come to be written differently at another agency. Written from how such names are given and taken
 * down, not from what the linkage knows; it was fixed before the linkage was measured on it.
 */
final class NameSlips {

    private static final Map<String, List<String>> WRITTEN = new HashMap<>();

    static {
        WRITTEN.put(
                "Hmong",
                List.of(
                        "Vang=Vaj",
                        "Yang=Yaj",
                        "Xiong=Xyooj",
                        "Lee=Lis,Ly",
                        "Lor=Lo,Lauj",
                        "Moua=Muas",
                        "Thao=Thoj",
                        "Vue=Vu,Vwj",
                        "Her=Hawj,Heu",
                        "Mai=Maiv",
                        "Pao=Pov",
                        "Tou=Tub",
                        "Chue=Tswb"));
        WRITTEN.put(
                "Somali",
                List.of(
                        "Mohamed=Maxamed,Mohammed,Muhammad",
                        "Hassan=Xasan,Hasan",
                        "Hussein=Xuseen,Hussain",
                        "Ahmed=Axmed,Ahmad",
                        "Abdi=Cabdi",
                        "Ali=Cali",
                        "Omar=Cumar,Umar",
                        "Osman=Cusmaan,Usman",
                        "Fadumo=Faadumo,Fatuma",
                        "Halima=Xaliimo,Halimo",
                        "Khadija=Khadiijo,Qadija",
                        "Abdullahi=Cabdullaahi,Abdulahi",
                        "Abdirahman=Cabdiraxmaan,Abdurahman",
                        "Farah=Faarax",
                        "Ibrahim=Ibraahim",
                        "Yusuf=Yuusuf,Yousuf",
                        "Jama=Jaamac",
                        "Isse=Ciise,Issa",
                        "Hersi=Xirsi",
                        "Zeynab=Saynab,Zainab",
                        "Sahra=Zahra,Saara",
                        "Amina=Aamina,Aminah"));
        WRITTEN.put(
                "Latino",
                List.of(
                        "Jose=Pepe,José",
                        "Francisco=Paco,Pancho",
                        "Guadalupe=Lupe,Lupita",
                        "Jesus=Chuy,Jesús",
                        "Eduardo=Lalo,Eddie",
                        "Roberto=Beto,Robert",
                        "Ignacio=Nacho",
                        "Guillermo=Memo,William",
                        "Enrique=Kike",
                        "Alejandro=Alex",
                        "Alejandra=Ale",
                        "Isabella=Isabela,Bella",
                        "Sofia=Sophia,Sofía",
                        "Leticia=Lety",
                        "Garcia=García",
                        "Gonzalez=González,Gonzales",
                        "Perez=Pérez",
                        "Vazquez=Vasquez,Vázquez",
                        "Jimenez=Ximenez,Jiménez",
                        "Chavez=Chávez,Chaves",
                        "Maria=María,Mary",
                        "Ximena=Jimena"));
        WRITTEN.put(
                "Anglo",
                List.of(
                        "Elizabeth=Liz,Beth",
                        "Katherine=Kate,Kathryn",
                        "Margaret=Maggie,Peggy",
                        "Jennifer=Jen,Jenny",
                        "Rebecca=Becky",
                        "Samantha=Sam",
                        "Michael=Mike",
                        "James=Jim,Jimmy",
                        "William=Will,Bill",
                        "Robert=Rob,Bobby",
                        "Joseph=Joe",
                        "Daniel=Dan,Danny",
                        "Christopher=Chris",
                        "Benjamin=Ben",
                        "Nicholas=Nick",
                        "Jonathan=Jon",
                        "Steven=Stephen,Steve",
                        "Erickson=Ericson",
                        "Johnson=Jonson",
                        "Peterson=Petersen",
                        "Olson=Olsen",
                        "Hanson=Hansen",
                        "Larson=Larsen",
                        "Schmidt=Schmitt",
                        "Abigail=Abby",
                        "Victoria=Vicky",
                        "Thomas=Tom",
                        "Edward=Eddie,Ted"));
        WRITTEN.put(
                "Native",
                List.of(
                        "Elizabeth=Liz,Beth",
                        "Robert=Rob,Bobby",
                        "William=Will,Bill",
                        "Joseph=Joe",
                        "Michael=Mike",
                        "LaDuke=La Duke,Laduke",
                        "Littlewolf=Little Wolf",
                        "Whitefeather=White Feather",
                        "Kingbird=King Bird",
                        "Goodsky=Good Sky",
                        "Beaulieu=Bolieu,Beaulieau",
                        "White Eagle=Whiteeagle",
                        "Red Cloud=Redcloud",
                        "Iron Cloud=Ironcloud",
                        "Thunder Hawk=Thunderhawk",
                        "Bear Heart=Bearheart",
                        "Cheyenne=Shyann,Cheyanne",
                        "Sierra=Ciara,Siera",
                        "Aiyana=Ayanna",
                        "Waseya=Wasaya"));
    }

    private final Random random;

    NameSlips(Random random) {
        this.random = random;
    }

    /** Given and family name as another agency has them. */
    String[] slip(String origin, String given, String family) {
        return switch (random.nextInt(5)) {
            case 0 -> new String[] {written(origin, given), written(origin, family)};
            case 1 -> new String[] {written(origin, given), family};
            case 2 -> new String[] {given, written(origin, family)};
            case 3 -> restructured(origin, given, family);
            default ->
                new String[] {random.nextBoolean() ? given : typo(given), random.nextInt(4) > 0 ? typo(family) : family
                };
        };
    }

    private String written(String origin, String name) {
        for (String rule : Objects.requireNonNull(WRITTEN.get(origin))) {
            String[] sides = rule.split("=");
            if (sides[0].equals(name)) {
                String[] others = sides[1].split(",");
                return others[random.nextInt(others.length)];
            }
        }
        return name;
    }

    private String[] restructured(String origin, String given, String family) {
        boolean coin = random.nextBoolean();
        String[] words = family.split(" ");
        return switch (origin) {
            case "Hmong" -> coin ? new String[] {family, given} : new String[] {joined(given), family};
            case "Somali" ->
                coin && words.length > 1
                        ? new String[] {given, words[0]}
                        : new String[] {given + " " + words[0], words[words.length - 1]};
            case "Latino" ->
                words.length > 1
                        ? new String[] {given, words[coin ? 0 : 1]}
                        : new String[] {given.split(" ")[0], family};
            case "Native" ->
                words.length > 1
                        ? new String[] {given, coin ? joined(family) : words[0] + "-" + words[1]}
                        : new String[] {family, given};
            default -> coin ? new String[] {given.substring(0, 1), family} : new String[] {family, given};
        };
    }

    private static String joined(String name) {
        String together = name.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return together.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + together.substring(1);
    }

    /** A letter left out, doubled, exchanged with the next or replaced. */
    String typo(String name) {
        if (name.length() < 3) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        String before = name.substring(0, at);
        String after = name.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + name.charAt(at) + name.charAt(at) + after;
            case 2 -> before + after.charAt(0) + name.charAt(at) + after.substring(1);
            default -> before + (char) ('a' + random.nextInt(26)) + after;
        };
    }
}

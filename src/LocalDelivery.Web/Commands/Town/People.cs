namespace LocalDelivery.Web.Commands.Town;

/// <summary>Names for people who do not exist.</summary>
public static class People
{
    private static readonly string[] First =
        ("Maya Tom Ana Leo Nora Sam Ida Ben Rosa Eli Zoe Max Lina Oscar Ella Hugo Mila Noah Clara Felix Ruth Ivan Alma Jonas Vera Omar Tess Paul Inga Luis Greta Amir "
        + "Edith Karl Jana Theo Lucy Marco Agnes Finn Dora Emil Hana Otto Sofia Ravi Martha Liam Yuki Anton Carla Owen Nina Peter Lotte Diego Anna Erik Fatima Georg").Split(' ');

    private static readonly string[] Last =
        ("Olsen Reed Silva Baker Novak Hughes Weber Rossi Adams Khan Fischer Moreau Larsen Young Tanaka Brook Castillo Schmid Ward Petrov Lindqvist Hart Nguyen Keller "
        + "Duarte Marsh Okafor Vogel Bennett Haas Romero Stone Patel Winter Ferrari Cole Jansen Frost Sato Miller Berg Ortiz Lane Huber Flynn Costa Wolf Park Dahl Grant").Split(' ');

    private static readonly string[] Drivers = ["Ana Silva", "Ben Carter", "Chidi Obi", "Dora Klein", "Emil Strand", "Farah Aziz", "Gus Porter", "Hanna Lind"];

    private static readonly string[] Notes =
    [
        "Crate is behind the gate.", "Please do not ring, the baby sleeps.", "Blue box beside the steps.", "Side door, the dog is friendly.", "Code 1958 at the gate.",
        "Second courtyard, left.", "Leave it in the shade, please.", "The porch light comes on by itself.", "Empty bottles are in the basket.",
    ];

    public static string Name(Random chance) => $"{Pick(First, chance)} {Pick(Last, chance)}";

    public static string Note(Random chance) => Pick(Notes, chance);

    /// <param name="index">From 0; after the eight names their doubles are numbered.</param>
    public static string Driver(int index) => Drivers[index % Drivers.Length] + (index < Drivers.Length ? "" : $" {index / Drivers.Length + 1}");

    private static T Pick<T>(T[] from, Random chance) => from[chance.Next(from.Length)];
}

namespace LocalDelivery.Routing.Roads;

/// <summary>
/// Squares of about 250 m with the road pieces in each, for finding the nearest road. Within a few kilometers the earth is
/// taken as flat, a degree east as its length at the place asked for: an error far below a meter here.
/// </summary>
internal sealed class RoadGrid
{
    private const double MetersPerDegree = 6_371_008.8 * Math.PI / 180;
    private const double SquareMeters = 250;

    private readonly IReadOnlyList<RoadEdge> edges;
    private readonly double squareNorth = SquareMeters / MetersPerDegree;
    private readonly double squareEast;
    private readonly Dictionary<(int Row, int Column), List<(int Edge, int Piece)>> squares = [];

    /// <param name="usable">The edges to look among.</param>
    public RoadGrid(IReadOnlyList<RoadEdge> edges, IEnumerable<int> usable)
    {
        this.edges = edges;
        var farthest = edges.SelectMany(edge => edge.Line).Max(place => Math.Abs(place.Latitude));
        squareEast = squareNorth / Math.Max(0.01, Math.Cos(double.DegreesToRadians(farthest))); // no square is narrower than it should be
        foreach (var edge in usable)
            for (var piece = 0; piece < edges[edge].Line.Length - 1; piece++) Enter(edge, piece);
    }

    /// <summary>The nearest place on a road, or null if none is within <paramref name="most"/> meters.</summary>
    public (int Edge, int Piece, double Share, double Meters)? Nearest(Location door, double most)
    {
        (int Edge, int Piece, double Share, double Meters)? best = null;
        var (row, column) = Square(door);
        for (var ring = 0; (ring - 1) * SquareMeters < (best?.Meters ?? most); ring++)
            foreach (var square in Ring(row, column, ring))
                foreach (var (edge, piece) in squares.GetValueOrDefault(square) ?? [])
                {
                    var (share, meters) = Project(door, edges[edge].Line[piece], edges[edge].Line[piece + 1]);
                    if (meters > most || (best is { } known && (meters, edge, piece).CompareTo((known.Meters, known.Edge, known.Piece)) >= 0)) continue;
                    best = (edge, piece, share, meters);
                }

        return best;
    }

    /// <summary>The foot of the perpendicular on the piece, or its nearer end; as a share of the piece from its beginning.</summary>
    private static (double Share, double Meters) Project(Location door, Location from, Location to)
    {
        var east = MetersPerDegree * Math.Cos(double.DegreesToRadians(door.Latitude));
        var (doorX, doorY) = ((door.Longitude - from.Longitude) * east, (door.Latitude - from.Latitude) * MetersPerDegree);
        var (x, y) = ((to.Longitude - from.Longitude) * east, (to.Latitude - from.Latitude) * MetersPerDegree);
        var length = (x * x) + (y * y);
        var share = length > 0 ? Math.Clamp(((doorX * x) + (doorY * y)) / length, 0, 1) : 0;
        return (share, Math.Sqrt(Math.Pow(doorX - (share * x), 2) + Math.Pow(doorY - (share * y), 2)));
    }

    private static IEnumerable<(int Row, int Column)> Ring(int row, int column, int ring)
    {
        for (var down = -ring; down <= ring; down++)
            for (var right = -ring; right <= ring; right += Math.Abs(down) == ring || ring == 0 ? 1 : 2 * ring)
                yield return (row + down, column + right);
    }

    private void Enter(int edge, int piece)
    {
        var (from, to) = (Square(edges[edge].Line[piece]), Square(edges[edge].Line[piece + 1]));
        for (var row = Math.Min(from.Row, to.Row); row <= Math.Max(from.Row, to.Row); row++)
            for (var column = Math.Min(from.Column, to.Column); column <= Math.Max(from.Column, to.Column); column++)
            {
                if (!squares.TryGetValue((row, column), out var square)) squares[(row, column)] = square = [];
                square.Add((edge, piece));
            }
    }

    private (int Row, int Column) Square(Location place) =>
        ((int)Math.Floor(place.Latitude / squareNorth), (int)Math.Floor(place.Longitude / squareEast));
}

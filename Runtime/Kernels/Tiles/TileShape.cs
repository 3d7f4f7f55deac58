namespace NetGen.Generated;

/// <summary>The part of a result that is in registers at once.</summary>
/// <param name="rows">Rows of the tile; 0 if there is none.</param>
/// <param name="vectors">Vectors of a row: 1 or 2.</param>
internal readonly struct TileShape(int rows, int vectors)
{
    public readonly int Rows = rows, Vectors = vectors;
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>How much of a result is in registers at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITileSize
{
    /// <summary>Rows of the tile; 0 where there is none.</summary>
    static abstract int Rows { get; }

    /// <summary>Vectors of a row: 1 or 2.</summary>
    static abstract int Vectors { get; }
}

/// <summary>A tile of so many rows and vectors.</summary>
/// <typeparam name="TRows">Rows; 0 where there is no tile.</typeparam>
/// <typeparam name="TVectors">Vectors of a row: 1 or 2.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TileSize<TRows, TVectors> : ITileSize
    where TRows : struct, ISize
    where TVectors : struct, ISize
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRows.Value;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVectors.Value;
    }
}

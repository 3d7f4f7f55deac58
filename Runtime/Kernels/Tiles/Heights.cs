using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>An action that is generic over the type of a tile.</summary>
internal interface ITileUse<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Runs it with a tile of this type: a separate method, so that only what is used is compiled.</summary>
    void Of<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>;
}

/// <summary>Tiles by the number of their rows.</summary>
internal static class Heights<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>
    /// Uses the tile with the given number of rows, at most 12 of one vector or 8 of two. If both numbers are constants of the caller, the JIT compiles no
    /// other tile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TUse>(int rows, int vectors, scoped in TUse use)
        where TUse : struct, ITileUse<TVector, TLanes>, allows ref struct
    {
        if (vectors == 1)
        {
            OneVector(rows, in use);
        }
        else
        {
            TwoVectors(rows, in use);
        }
    }

    /// <summary>Uses the tile with the given number of rows of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneVector<TUse>(int rows, scoped in TUse use)
        where TUse : struct, ITileUse<TVector, TLanes>, allows ref struct
    {
        switch (rows)
        {
            case 1:
                use.Of<Tile1x1<TVector, TLanes>>();
                break;
            case 2:
                use.Of<Tile2x1<TVector, TLanes>>();
                break;
            case 3:
                use.Of<Stack<TVector, TLanes, Tile2x1<TVector, TLanes>, Tile1x1<TVector, TLanes>>>();
                break;
            case 4:
                use.Of<Tile4x1<TVector, TLanes>>();
                break;
            case 5:
                use.Of<Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile1x1<TVector, TLanes>>>();
                break;
            case 6:
                use.Of<Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile2x1<TVector, TLanes>>>();
                break;
            case 7:
                use.Of<Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile2x1<TVector, TLanes>>, Tile1x1<TVector, TLanes>>>();
                break;
            case 8:
                use.Of<Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile4x1<TVector, TLanes>>>();
                break;
            case 9:
                use.Of<Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile4x1<TVector, TLanes>>, Tile1x1<TVector, TLanes>>>();
                break;
            case 10:
                use.Of<Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile4x1<TVector, TLanes>>, Tile2x1<TVector, TLanes>>>();
                break;
            case 11:
                use.Of<Stack<
                    TVector, TLanes,
                    Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile4x1<TVector, TLanes>>, Tile2x1<TVector, TLanes>>,
                    Tile1x1<TVector, TLanes>>>();
                break;
            case 12:
                use.Of<Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x1<TVector, TLanes>, Tile4x1<TVector, TLanes>>, Tile4x1<TVector, TLanes>>>();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rows), rows, "There is no tile with this number of rows.");
        }
    }

    /// <summary>Uses the tile with the given number of rows of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoVectors<TUse>(int rows, scoped in TUse use)
        where TUse : struct, ITileUse<TVector, TLanes>, allows ref struct
    {
        switch (rows)
        {
            case 1:
                use.Of<Tile1x2<TVector, TLanes>>();
                break;
            case 2:
                use.Of<Tile2x2<TVector, TLanes>>();
                break;
            case 3:
                use.Of<Stack<TVector, TLanes, Tile2x2<TVector, TLanes>, Tile1x2<TVector, TLanes>>>();
                break;
            case 4:
                use.Of<Tile4x2<TVector, TLanes>>();
                break;
            case 5:
                use.Of<Stack<TVector, TLanes, Tile4x2<TVector, TLanes>, Tile1x2<TVector, TLanes>>>();
                break;
            case 6:
                use.Of<Stack<TVector, TLanes, Tile4x2<TVector, TLanes>, Tile2x2<TVector, TLanes>>>();
                break;
            case 7:
                use.Of<Stack<TVector, TLanes, Stack<TVector, TLanes, Tile4x2<TVector, TLanes>, Tile2x2<TVector, TLanes>>, Tile1x2<TVector, TLanes>>>();
                break;
            case 8:
                use.Of<Stack<TVector, TLanes, Tile4x2<TVector, TLanes>, Tile4x2<TVector, TLanes>>>();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rows), rows, "There is no tile with this number of rows.");
        }
    }
}

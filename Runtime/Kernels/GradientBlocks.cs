using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Blocks of a weight gradient dw = xᵀ · dy: 12 inputs (or all, if there are fewer) × two panels of outputs.</summary>
/// <typeparam name="TX">Rows of the inputs.</typeparam>
/// <typeparam name="TY">Rows of the outputs.</typeparam>
internal readonly ref struct GradientBlocks<TX, TY> : ITileUse<Vector<float>, NarrowLanes>
    where TX : struct, IRow
    where TY : struct, IRow
{
    private readonly ref float x;
    private readonly ref float dy;
    private readonly ref float dw;
    private readonly int rows;
    private readonly int from;
    private readonly int to;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GradientBlocks(ref float x, ref float dy, ref float dw, int rows, int from, int to)
    {
        this.x = ref x;
        this.dy = ref dy;
        this.dw = ref dw;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /// <summary>Inputs of a block.</summary>
    public static int Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Min(12, RowOf<TX>.Size);
    }

    /// <summary>Blocks of one or two panels.</summary>
    public static int OfPanel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (RowOf<TX>.Size + Inputs - 1) / Inputs;
    }

    /// <summary>The blocks tile by tile; the last tile of a panel is moved back, so that it is whole too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Of<TTile>()
        where TTile : struct, ITile<TTile, Vector<float>, NarrowLanes>
    {
        for (int block = from; block < to; block++)
        {
            int firstPanel = block / OfPanel * 2, firstInput = block % OfPanel * Inputs;
            for (int panel = firstPanel; panel < Math.Min(firstPanel + 2, RowOf<TY>.Panels); panel++)
            {
                for (int tile = firstInput; tile < Math.Min(firstInput + Inputs, RowOf<TX>.Size); tile += TTile.Rows)
                {
                    int input = Math.Min(tile, RowOf<TX>.Size - TTile.Rows);
                    Tile<TTile>(
                        ref Unsafe.Add(ref x, input), ref Unsafe.Add(ref dy, panel * Panel.Width),
                        ref Unsafe.Add(ref dw, (panel * RowOf<TX>.Size * Panel.Width) + (input * Panel.Width)));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tile<TTile>(ref float inputs, ref float gradients, ref float weights)
        where TTile : struct, ITile<TTile, Vector<float>, NarrowLanes>
    {
        int second = Vector<float>.Count % Panel.Width;
        for (int column = 0; column < TTile.Vectors * 8; column += TTile.Vectors * Vector<float>.Count)
        {
            Unsafe.SkipInit(out Sets<TTile, Vector<float>, NarrowLanes> sums);
            sums.Start(Vector<float>.Zero, Vector<float>.Zero);
            sums.AddLoop(
                ref inputs, 1, RowOf<TX>.Stride, ref Unsafe.Add(ref gradients, column), second, RowOf<TY>.Stride, rows,
                TileChoice.Sets(TTile.Rows * TTile.Vectors));
            sums.Join(TileChoice.Sets(TTile.Rows * TTile.Vectors)).Finish(
                new StoreFinish<Vector<float>, NarrowLanes>(ref weights), column, 0, 0, 0, 0, Panel.Width, second);
        }
    }
}

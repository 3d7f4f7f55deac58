namespace NetGen.Generated;

/// <summary>The choices for a product with given numbers of inputs and outputs.</summary>
internal static class ProductOf<TX, TY>
    where TX : struct, IRow
    where TY : struct, IRow
{
    /// <summary>Whether wide tiles are faster, if the processor has them.</summary>
    public static readonly bool WideGains = TileChoice.WideGains(RowOf<TX>.Size, RowOf<TY>.Size);

    /// <summary>Rows of a wide tile: 16 of one vector, or 8 of two.</summary>
    public static readonly int WideRows = TileChoice.WideRows(RowOf<TY>.Size);
}

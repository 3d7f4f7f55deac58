namespace NetGen.Generated;

/// <summary>
/// Sums in registers: rows × one or two vectors. A product loops over its inputs, a weight gradient over the rows of the batch, and each step adds to all
/// sums.
/// </summary>
/// <remarks>
/// A tile is a struct in a local: the JIT keeps each field in a register. All code that calls it must be compiled into one method, so all of its members
/// are inlined.
/// </remarks>
/// <typeparam name="TSelf">The tile.</typeparam>
/// <typeparam name="TVector">A vector of sums.</typeparam>
/// <typeparam name="TLanes">Its width.</typeparam>
internal interface ITile<TSelf, TVector, TLanes>
    where TSelf : struct, ITile<TSelf, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Vectors of a row: 1 or 2.</summary>
    static abstract int Vectors { get; }

    /// <summary>Initialises all rows with the same value.</summary>
    /// <param name="first">The initial sums of the first vector.</param>
    /// <param name="second">Those of the second vector; unused if there is none.</param>
    void Start(TVector first, TVector second);

    /// <summary>Initialises the tile with sums from memory.</summary>
    /// <param name="source">The first sum of the first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="second">Floats from the first vector of a row to the second one.</param>
    void Load(ref float source, int stride, int second);

    /// <summary>Adds one step: to each row its input times the weights. The weights are held, the inputs stream through one register.</summary>
    /// <param name="a">Input of the first row.</param>
    /// <param name="stride">Floats from a row's input to that of the next row.</param>
    /// <param name="first">Weights of the first vector.</param>
    /// <param name="second">Weights of the second vector; unused if there is none.</param>
    void Add(ref float a, int stride, TVector first, TVector second);

    /// <summary>Adds the sums of another tile.</summary>
    void Join(in TSelf other);

    /// <summary>Passes every vector on, row by row.</summary>
    /// <param name="finish">The operations on the results.</param>
    /// <param name="at">Where the first one belongs, in floats from the first value of the call.</param>
    /// <param name="row">The row of the call that it belongs to.</param>
    /// <param name="element">The value of that row that it begins with.</param>
    /// <param name="nextRow">Rows of the call from a row of the tile to the next one: 1, or 0 if the tile's rows are pixels of one image.</param>
    /// <param name="nextElement">Values from a row of the tile to the next one.</param>
    /// <param name="stride">Floats from a row of the tile to the next one.</param>
    /// <param name="second">From the first vector of a row to the second one, in floats.</param>
    void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct;
}

namespace NetGen.Generated;

/// <summary>A vector width: code written for it runs at both widths with the same bits.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Whether a vector is as wide as a panel, whatever the width of .NET's own vectors: then a tile of two vectors is two panels wide.</summary>
    static abstract bool IsWide { get; }

    /// <summary>Loads the floats from a reference on.</summary>
    static abstract TVector Load(ref float source);

    /// <summary>Stores the floats from a reference on.</summary>
    static abstract void Store(TVector value, ref float destination);

    /// <summary>The value in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>left + right.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>left · right + addend, with one rounding if the processor supports it.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>Keeps the first lanes and sets the others to 0.</summary>
    static abstract TVector First(TVector value, int lanes);

    /// <summary>
    /// Adds to one row of one vector of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(ref float a, TVector weights, ref TVector a0);

    /// <summary>
    /// Adds to two rows of one vector of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(ref float a, int stride, TVector weights, ref TVector a0, ref TVector a1);

    /// <summary>
    /// Adds to four rows of one vector of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(ref float a, int stride, TVector weights, ref TVector a0, ref TVector a1, ref TVector a2, ref TVector a3);

    /// <summary>
    /// Adds to one row of two vectors of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(ref float a, TVector first, TVector second, ref TVector a0, ref TVector b0);

    /// <summary>
    /// Adds to two rows of two vectors of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(ref float a, int stride, TVector first, TVector second, ref TVector a0, ref TVector b0, ref TVector a1, ref TVector b1);

    /// <summary>
    /// Adds to four rows of two vectors of sums the row's input times the weights. The weights are held, the inputs stream through one register.
    /// </summary>
    static abstract void MultiplyAdd(
        ref float a, int stride, TVector first, TVector second, ref TVector a0, ref TVector b0, ref TVector a1, ref TVector b1, ref TVector a2, ref TVector b2,
        ref TVector a3, ref TVector b3);
}

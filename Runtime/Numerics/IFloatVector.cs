namespace NetGen;

/// <summary>A vector of floats of either width: code written for it runs at both widths with the same bits.</summary>
/// <typeparam name="TSelf">The vector.</typeparam>
internal interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>The number of floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    /// <summary>The value in every lane.</summary>
    static abstract implicit operator TSelf(float value);

    /// <summary>Loads the floats at an offset.</summary>
    static abstract TSelf Load(ref readonly float source, nuint offset);

    /// <summary>Stores the floats at an offset.</summary>
    void Store(ref float destination, nuint offset);

    /// <summary>left · right + addend, with one rounding if the processor supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The correctly rounded square root.</summary>
    static abstract TSelf SquareRoot(TSelf value);

    /// <summary>The larger one; NaN if either is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller one; NaN if either is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger one; for NaN, the processor's rule.</summary>
    static abstract TSelf MaxNative(TSelf left, TSelf right);
}

namespace NetGen;

/// <summary>A vector of floats whose width is a choice: what is written once for it runs at both, and gives the same bits at both.</summary>
/// <typeparam name="TSelf">The vector.</typeparam>
internal interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    /// <summary>The value in every lane.</summary>
    static abstract implicit operator TSelf(float value);

    /// <summary>The floats from an offset on.</summary>
    static abstract TSelf Load(ref readonly float source, nuint offset);

    /// <summary>Writes the floats from an offset on.</summary>
    void Store(ref float destination, nuint offset);

    /// <summary>left · right + addend, with one rounding where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The exact square root.</summary>
    static abstract TSelf SquareRoot(TSelf value);

    /// <summary>The greater one; NaN where one is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The lesser one; NaN where one is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The greater one by the processor's own rule for NaN.</summary>
    static abstract TSelf MaxNative(TSelf left, TSelf right);
}

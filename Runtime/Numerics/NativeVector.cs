using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary><see cref="Vector{T}"/>: at most 256 bits unless a user asks .NET for more.</summary>
internal readonly struct NativeVector(Vector<float> value) : IFloatVector<NativeVector>
{
    private readonly Vector<float> value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector operator +(NativeVector left, NativeVector right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector operator -(NativeVector left, NativeVector right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector operator *(NativeVector left, NativeVector right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector operator /(NativeVector left, NativeVector right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector operator -(NativeVector value) => new(-value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator NativeVector(float value) => new(Vector.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector Load(ref readonly float source, nuint offset) => new(Vector.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint offset) => Vector.StoreUnsafe(value, ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector MultiplyAdd(NativeVector left, NativeVector right, NativeVector addend) =>
        new(VectorArithmetic.MultiplyAdd(left.value, right.value, addend.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector SquareRoot(NativeVector value) => new(Vector.SquareRoot(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector Max(NativeVector left, NativeVector right) => new(Vector.Max(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector Min(NativeVector left, NativeVector right) => new(Vector.Min(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeVector MaxNative(NativeVector left, NativeVector right) => new(Vector.MaxNative(left.value, right.value));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>512 bits, for processors that have them (<see cref="Vector512.IsHardwareAccelerated"/>).</summary>
internal readonly struct WideVector(Vector512<float> value) : IFloatVector<WideVector>
{
    private readonly Vector512<float> value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator +(WideVector left, WideVector right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator -(WideVector left, WideVector right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator *(WideVector left, WideVector right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator /(WideVector left, WideVector right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector operator -(WideVector value) => new(-value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator WideVector(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Load(ref readonly float source, nuint offset) => new(Vector512.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector MultiplyAdd(WideVector left, WideVector right, WideVector addend) => new(Vector512.MultiplyAddEstimate(left.value, right.value, addend.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector SquareRoot(WideVector value) => new(Vector512.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Max(WideVector left, WideVector right) => new(Vector512.Max(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector Min(WideVector left, WideVector right) => new(Vector512.Min(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideVector MaxNative(WideVector left, WideVector right) => new(Vector512.MaxNative(left.value, right.value));
}

using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>What pooling and its derivatives do with one vector of a pixel's channels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolVectors
{
    /// <summary>A vector of which <paramref name="count"/> lanes count; the others become 0, whatever they hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source, int count) => Vector.LoadUnsafe(ref source) & RowVectors.Mask(count);

    /// <summary>The larger of what was found and the next value of a window; NaN from the first NaN on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Larger(Vector<float> found, Vector<float> next) =>
        // Of a NaN and a number, x64's maximum is the second operand: a NaN in next is kept by it, one that was found by the selection.
        Vector.ConditionalSelect(Vector.Equals(found, found), Vector.MaxNative(found, next), found);

    /// <summary><paramref name="place"/> where the value is the maximum of its window, otherwise the place that was found before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Earlier(ref float x, Vector<float> maximum, float place, Vector<float> found) =>
        Vector.ConditionalSelect(IsMaximum(Vector.LoadUnsafe(ref x), maximum), Vector.Create(place), found);

    /// <summary>The gradient where a window's maximum is at <paramref name="place"/>, otherwise 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Where(Vector<float> places, float place, Vector<float> gradient) =>
        gradient & Vector.Equals(places, Vector.Create(place)).As<int, float>();

    /// <summary>Adds the gradient to <paramref name="dx"/> where the value is the maximum of its window; gives what is left for the values after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Give(Vector<float> gradient, Vector<float> maximum, ref float x, ref float dx)
    {
        var isMaximum = IsMaximum(Vector.LoadUnsafe(ref x), maximum).As<int, float>();
        Add(gradient & isMaximum, ref dx);
        return Vector.AndNot(gradient, isMaximum);
    }

    /// <summary>Adds the gradient to <paramref name="dx"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Vector<float> gradient, ref float dx) => Vector.StoreUnsafe(Vector.LoadUnsafe(ref dx) + gradient, ref dx);

    /// <summary>Whether a value is the maximum of its window. NaN is one wherever it stands, though it equals nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> IsMaximum(Vector<float> x, Vector<float> maximum) => Vector.Equals(x, maximum) | ~Vector.Equals(x, x);
}

using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Operations of pooling and its derivatives on one vector of a pixel's channels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolVectors
{
    /// <summary>Keeps the first <paramref name="count"/> lanes and sets the others to 0, whatever they hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source, int count) => Vector.LoadUnsafe(ref source) & RowVectors.Mask(count);

    /// <summary>The larger of the maximum so far and the next value of a window; NaN from the first NaN on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Larger(Vector<float> found, Vector<float> next) =>
        // If one operand is NaN, x64's maximum returns the second one. So it keeps a NaN in next, and the selection keeps an earlier NaN.
        Vector.ConditionalSelect(Vector.Equals(found, found), Vector.MaxNative(found, next), found);

    /// <summary><paramref name="place"/> if the value is the maximum of its window, otherwise the place found before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Earlier(ref float x, Vector<float> maximum, float place, Vector<float> found) =>
        Vector.ConditionalSelect(IsMaximum(Vector.LoadUnsafe(ref x), maximum), Vector.Create(place), found);

    /// <summary>The gradient if a window's maximum is at <paramref name="place"/>, otherwise 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Where(Vector<float> places, float place, Vector<float> gradient) =>
        gradient & Vector.Equals(places, Vector.Create(place)).As<int, float>();

    /// <summary>Adds the gradient to <paramref name="dx"/> if the value is the maximum of its window; returns what remains for the values after it.</summary>
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

    /// <summary>Whether a value is the maximum of its window. A NaN always is, though it equals nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> IsMaximum(Vector<float> x, Vector<float> maximum) => Vector.Equals(x, maximum) | ~Vector.Equals(x, x);
}

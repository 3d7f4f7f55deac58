using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The digit 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D0 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }
}

/// <summary>The digit 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D1 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

/// <summary>The digit 2.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D2 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }
}

/// <summary>The digit 3.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D3 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }
}

/// <summary>The digit 4.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D4 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }
}

/// <summary>The digit 5.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D5 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }
}

/// <summary>The digit 6.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D6 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }
}

/// <summary>The digit 7.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D7 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 7;
    }
}

/// <summary>The digit 8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D8 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }
}

/// <summary>The digit 9.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct D9 : ISize
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 9;
    }
}

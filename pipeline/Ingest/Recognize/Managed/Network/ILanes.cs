namespace Ingest.Recognize.Managed;

/// <summary>
/// The arithmetic of one kernel tier: vectors of <see cref="Count"/> 32-bit lanes. Kernels are written once against it and compiled for each tier.
/// All tiers give the same bits: integer sums have no order, and each float operation is one IEEE operation, never fused.
/// </summary>
/// <remarks>A reference is to the first element of a vector; callers answer for the bounds.</remarks>
internal interface ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    static abstract int Count { get; }

    /// <summary>32 vector registers instead of 16: sums of six rows at once stay in them.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TInt Load(ref int from);

    /// <summary>Pairs of 16-bit numbers, one pair per lane.</summary>
    static abstract TInt LoadPairs(ref short from);

    /// <summary>One pair of 16-bit numbers, in every lane.</summary>
    static abstract TInt SpreadPair(ref short from);

    static abstract void Store(TInt value, ref int to);

    /// <summary>Per lane the sum of the products of two pairs.</summary>
    static abstract TInt Products(TInt pairs, TInt others);

    static abstract TInt Add(TInt left, TInt right);

    static abstract TInt Max(TInt left, TInt right);

    static abstract TFloat ToFloat(TInt value);

    static abstract TFloat Load(ref float from);

    static abstract void Store(TFloat value, ref float to);

    static abstract TFloat Multiply(TFloat left, TFloat right);

    static abstract TFloat Add(TFloat left, TFloat right);

    /// <summary>Limits to [-<paramref name="limit"/>, <paramref name="limit"/>].</summary>
    static abstract TFloat Clip(TFloat value, float limit);

    /// <summary>Where numbers lie in the <see cref="SquashTables"/>.</summary>
    /// <param name="fraction">The way to the next entry, with the sign of the number.</param>
    static abstract TInt Place(TFloat value, out TFloat fraction);

    /// <summary>tanh from its table: between the entries at each of the places and those after them.</summary>
    static abstract TFloat Tanh(ref float table, ref int places, TFloat fraction);

    /// <summary>The logistic function from its table.</summary>
    static abstract TFloat Logistic(ref float table, ref int places, TFloat fraction);

    /// <summary>Stores numbers of [-1, 1] as 16-bit integers of [-127, 127], halves rounded away from zero.</summary>
    static abstract void StoreRounded(TFloat value, ref short to);
}
